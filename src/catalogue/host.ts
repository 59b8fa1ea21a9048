import type { Shape } from "../model/shape.ts";
import type { Controls } from "./controls.ts";
import type { Routing } from "./routing.ts";

/** The models that have a short name for wherever they are hosted. */
export const hostedNames = ["r1", "r1-0528"] as const;
export type HostedName = (typeof hostedNames)[number];

/** One server that speaks OpenAI's chat form, as data: what is needed to ask it. What is not known of it is absent. */
export interface Host {
  /** What stands before the colon in `--model HOST:MODEL`. */
  readonly id: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Environment variable that holds its key. */
  readonly keyName: string;
  readonly keyRequired: boolean;
  /** Where one gets a key. */
  readonly keyUrl?: string;
  /** How it hands the thinking over; absent where that depends on how it was started, or on a provider behind it. */
  readonly shape?: Shape;
  /** False where complete replies are known to end without a finish reason. */
  readonly sendsFinishReason: boolean;
  /** What it can be asked for beyond OpenAI's common fields. */
  readonly controls?: Controls;
  /** Names to suggest; any other name is passed on as it is. */
  readonly models: readonly string[];
  /** How it spells the models that have a short name. The model is that one even where the spelling says another. */
  readonly serves?: { readonly [Name in HostedName]?: string | undefined };
  /** Names that it no longer serves, although they stand in much software: refused before anything is sent. */
  readonly retired?: readonly string[];
  /** Set where it used to serve R1 and has stopped: R1 and its distills are refused before anything is sent. */
  readonly leftR1?: true;
  /** Set where others stand behind it: how it is told whom to ask. */
  readonly routing?: Routing;
}

/** A host of the catalogue: besides how it is asked, who it is, what it does with a question, and how that is known. */
export interface DocumentedHost extends Host {
  /** The request's field that steers the thinking, as the host documents it; absent where there is none. */
  readonly thinkingControl?: string;
  readonly operator: {
    /** Who runs it: a company, or the user where it is a program on the user's own computer. */
    readonly company: string;
    /** Seat of the company; absent where its published terms do not say. */
    readonly country?: string;
  };
  /** What becomes of questions and answers, by the host's published terms; `unknown` where nobody has read these. */
  readonly terms: {
    readonly retention: "none" | "unlimited" | "unstated" | "unknown" | "provider" | "own-computer";
    readonly training: "no" | "yes" | "unstated" | "unknown" | "provider";
    /** Absent where they are unknown, and for a program on the user's own computer: there is nothing to agree to. */
    readonly source?: string;
  };
  /** When this was true, and where it is written. */
  readonly asOf: string;
  readonly source: string;
  /** The day on which a real question was answered by it through Fathom. */
  readonly tried: Tried;
}

/** A day as `YYYY-MM-DD`, or never. */
export type Tried = `${number}-${number}-${number}` | "never";
