// Rules for the built pages. The preset checks elements, attributes, ARIA and contrast of names.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    "valid-id": ["error", { relaxed: true }], // the ID of a row is its code, such as -1
    "long-title": "off", // a title holds the constant, and search engines cut it by themselves
    "form-dup-name": "off", // the fields of two ticket dialogs belong to no form
    "prefer-native-element": ["error", { exclude: ["region"] }], // a table that scrolls sideways
    "text-content": "off", // the script that shows a button from a template names it
    "wcag/h32": "off", // a filter works while it is typed in; without scripts it is not shown
  },
};
