// The type of `words.mjs`, which the build generates from hooks/words/.

import type { Texts } from "../types.d.ts";

export const words: {
  buttons: Texts<"copy_code" | "permalink">;
  tools: Texts<
    "label" | "link" | "id" | "as" | "markdown" | "jira" | "slack" | "html" | "open" | "key">;
};
