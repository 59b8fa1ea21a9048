import type { Family } from "../model/family.ts";
import type { Shape } from "../model/shape.ts";
import type { Controls } from "./controls.ts";
import type { Routing } from "./routing.ts";

/**
 * What `--model` names, resolved: everything that is needed to open it, as data.
 */
export type Target =
  | {
      readonly kind: "weights";
      /** The name that a reply's start part carries: the short name, or the file's name. */
      readonly id: string;
      /** Path of the GGUF file: as the user gave it, or inside the package where `packaged` says so. */
      readonly file: string;
      readonly packaged?: true;
      readonly family: Family;
      /** Set for the demonstration model: every face says plainly that it is not DeepSeek R1. */
      readonly demonstration?: true;
    }
  | {
      readonly kind: "openai";
      readonly id: string;
      /** Without a trailing slash, without query, without user information. */
      readonly baseUrl: string;
      /** The model's name on that host. */
      readonly model: string;
      /** What messages and start parts call the host: its catalogue name, or `name:port` of a bare URL. */
      readonly host: string;
      /** Environment variable of the key. */
      readonly keyName: string;
      /** Whether the host refuses requests without a key. */
      readonly keyRequired: boolean;
      /** Where one gets a key. */
      readonly keyUrl?: string;
      /** Set for a router: whom it may ask, and how it is told. */
      readonly routing?: Routing;
      /** Set where the host was chosen by Fathom for this short name: every face says which one it was. */
      readonly shortName?: string;
      readonly shape?: Shape;
      /** False for hosts known to end a complete reply without a finish reason. */
      readonly sendsFinishReason: boolean;
      readonly controls?: Controls;
      readonly family: Family;
    }
  | {
      /** Ollama's own API. */
      readonly kind: "ollama-api";
      readonly id: string;
      /** Without a trailing slash. */
      readonly baseUrl: string;
      /** Name and tag, as Ollama lists them. */
      readonly model: string;
      readonly host: string;
      readonly family: Family;
    };

/** A model behind an address. */
export type HostedTarget = Extract<Target, { kind: "openai" }>;
