// The type of `words.mjs`, which the build generates from hooks/words/.

type Texts<Key extends string> = Record<Key, string>;

export const words: {
  clipboard: Texts<"copied" | "failed" | "copied_status" | "failed_status">;
  solved: Texts<"thanks">;
  finder: Texts<
    "label" | "hits_none" | "hits_one" | "hits_many" | "hits_cut" | "loading" | "failed" | "empty"
    | "nearest" | "missing" | "missing_title" | "more" | "other" | "missed"
    | "problems" | "guides" | "problem_page"
    | "kind_problem" | "kind_category" | "kind_vendor" | "kind_page">;
  verdict: Texts<"certain" | "candidate" | "unknown" | "nothing">;
  retry: Texts<"label" | "no" | "yes" | "after-fix" | "after-wait">;
  who: Texts<"label" | "end user" | "app developer" | "app operator" | "vendor">;
  log: Texts<
    "reading" | "stop" | "stopped" | "rest" | "cut_off" | "failed" | "nothing" | "no_code" | "summary" | "lines_one" | "lines_many" | "cut" | "line"
    | "count_certain" | "count_candidate" | "count_unknown" | "by_words" | "elsewhere"
    | "unknown_anywhere" | "unknown_there" | "unknown_range" | "list" | "because"
    | "by_key" | "by_name" | "by_cue" | "by_platform" | "by_domain" | "by_constant"
    | "by_message" | "by_bare" | "by_said" | "by_sign">;
  theme: Texts<"light" | "dark" | "system">;
  shortcuts: Texts<
    "title" | "close" | "single" | "search" | "ticket" | "move" | "open" | "shut" | "help" | "or">;
  ticket_dialog: Texts<
    "open" | "note" | "copy_note" | "say" | "copy_say" | "say_none" | "by_key">;
  missing: Texts<"looking" | "nothing" | "nearest" | "several">;
};
