// Reads notes from standard input, one as JSON per line; writes a line with its ticket texts.
import { createInterface } from "node:readline";
import { formats } from "../../docs/assets/elements/ticket-markup.mjs";

const [, , address] = process.argv;
for await (const line of createInterface({ input: process.stdin })) {
  const note = JSON.parse(line);
  const texts = Object.entries(formats).map(([name, text]) => [name, text(note, address)]);
  console.log(JSON.stringify(Object.fromEntries(texts)));
}
