// The type of `words.mjs`, which the build generates from hooks/words/.

import type { Texts } from "./types.d.ts";

export const words: {
  clipboard: Texts<"copied" | "failed" | "copied_status" | "failed_status">;
  solved: Texts<"thanks">;
  missing: Texts<"looking" | "nothing" | "nearest" | "several">;
  theme: Texts<"light" | "dark" | "system">;
  shortcuts: Texts<
    "title" | "close" | "single" | "search" | "ticket" | "move" | "open" | "shut" | "help" | "or">;
  ticket_dialog: Texts<
    "note" | "copy_note" | "say" | "copy_say" | "say_none">;
};
