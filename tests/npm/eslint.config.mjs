// The rules for the scripts of the site and for their tests.
import js from "@eslint/js";
import regexp from "eslint-plugin-regexp";
import globals from "globals";

// These modules run anywhere: the tests run them under Node.js.
const PURE = [
  "docs/assets/search/{by-terms,causes,chinese,edit-distance,groups,marks,names,normalize,patterns,platforms,rank,read,slips,store,terms}.mjs",
  "docs/assets/log/{answer,context,dedupe,documents,evidence,extract,judge,lines,objects,read-lines,scopes,wire-messages}.mjs",
];

const BUGS = {
  "array-callback-return": "error",
  "consistent-return": "error",
  "default-case-last": "error",
  eqeqeq: "error",
  "no-constructor-return": "error",
  "no-duplicate-imports": "error",
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-param-reassign": "error",
  "no-promise-executor-return": "error",
  "no-self-compare": "error",
  "no-shadow": "error",
  "no-template-curly-in-string": "error",
  "no-throw-literal": "error",
  "no-unmodified-loop-condition": "error",
  "no-unreachable-loop": "error",
  "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
  "no-var": "error",
  "prefer-const": "error",
};

export default [
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" }, rules: BUGS },
  { files: ["docs/assets/**/*.{js,mjs}"], languageOptions: { globals: globals.browser } },
  { // Expressions that a hostile text could make slow.
    files: ["docs/assets/**/*.{js,mjs}"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
  { files: ["docs/assets/theme.js"], languageOptions: { sourceType: "script" } },
  { files: ["tests/**/*.mjs"], languageOptions: { globals: globals.node } },
  {
    files: ["tests/npm/firefox/*.mjs", "tests/bench/engines/*.mjs"], // run in the browser
    languageOptions: { globals: globals.browser },
  },
  {
    files: PURE,
    languageOptions: { globals: { ...off(globals.browser), ...globals["shared-node-browser"] } },
    rules: {
      "no-restricted-globals": ["error", "fetch", "navigator"],
      "no-restricted-syntax": ["error", "ImportExpression"],
      "no-restricted-imports": ["error", {
        patterns: [{
          regex: "/(?!(?:by-terms|causes|chinese|edit-distance|groups|marks|names|normalize|patterns|platforms|rank|read|slips|store|terms|answer|context|dedupe|documents|evidence|extract|judge|lines|objects|read-lines|scopes|wire-messages)\\.mjs$)[^/]*$",
          message: "a pure module may import only pure modules",
        }],
      }],
    },
  },
];

/**
 * Returns globals as undefined ones, which `no-undef` reports.
 * @param {Record<string, boolean>} names
 */
function off(names) {
  return Object.fromEntries(Object.keys(names).map((name) => [name, "off"]));
}
