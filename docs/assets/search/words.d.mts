// The type of `words.mjs`, which the build generates from hooks/words/.

import type { Texts } from "../types.d.ts";

export const words: {
  finder: Texts<
    "label" | "hits_none" | "hits_one" | "hits_many" | "hits_cut" | "loading" | "failed" | "empty"
    | "nearest" | "missing" | "missing_title" | "more" | "other" | "missed"
    | "problems" | "guides" | "similar" | "problem_page"
    | "kind_problem" | "kind_category" | "kind_vendor" | "kind_page">;
  verdict: Texts<"certain" | "candidate" | "unknown" | "nothing">;
  retry: Texts<"label" | "no" | "yes" | "after-fix" | "after-wait">;
  who: Texts<"label" | "end user" | "app developer" | "app operator" | "vendor">;
  log: Texts<
    "reading" | "stop" | "stopped" | "rest" | "cut_off" | "failed" | "nothing" | "no_code" | "summary" | "lines_one" | "lines_many" | "cut" | "line"
    | "count_certain" | "count_candidate" | "count_unknown" | "by_words" | "elsewhere"
    | "unknown_anywhere" | "unknown_there" | "unknown_range" | "list" | "because"
    | "by_key" | "by_name" | "by_cue" | "by_platform" | "by_domain" | "by_constant"
    | "by_message" | "by_bare" | "by_said" | "by_sign" | "by_far">;
};
