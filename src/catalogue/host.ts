import type { Shape } from "../model/shape.ts";
import type { Controls } from "./controls.ts";

/** One server that speaks OpenAI's chat form, as data. What is not known of it is absent. */
export interface Host {
  /** What stands before the colon in `--model HOST:MODEL`. */
  readonly id: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Environment variable that holds its key. */
  readonly keyName: string;
  readonly keyRequired: boolean;
  /** How it hands the thinking over; absent where that depends on how it was started, or on a provider behind it. */
  readonly shape?: Shape;
  /** False where complete replies are known to end without a finish reason. */
  readonly sendsFinishReason?: false;
  /** What it can be asked for beyond OpenAI's common fields. */
  readonly controls?: Controls;
  /** Names to suggest; any other name is passed on as it is. */
  readonly models: readonly string[];
  /** Names that it no longer serves, although they stand in much software: refused before anything is sent. */
  readonly retired?: readonly string[];
  /** When this was true, and where it is written. */
  readonly asOf: string;
  readonly source: string;
}
