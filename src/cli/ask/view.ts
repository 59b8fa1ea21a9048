import type { ChatError } from "../../model/error.ts";
import type { Part } from "../../model/part.ts";

/** How one reply is shown. */
export interface View {
  show(part: Part): Promise<void>;
  /** Called once, at the end, however it came. */
  end(error?: ChatError): Promise<void>;
}
