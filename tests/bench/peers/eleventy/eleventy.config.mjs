import { readdirSync } from "node:fs";

export default (eleventy) => {
  eleventy.addGlobalData("vendors", readdirSync("docs").filter((name) => !name.includes(".")));
  eleventy.addPassthroughCopy("style.css");
};

export const config = {
  dir: { input: "docs", includes: "../layouts", output: "site" },
  markdownTemplateEngine: false, // braces of the examples are no templates
};
