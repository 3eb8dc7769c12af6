// Writes the tables of a JSON file with the npm package docx, ROUNDS times; prints seconds a round.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [, , modules, input, rounds] = process.argv;
const { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } =
  createRequire(`${modules}/`)("docx");
const forms = JSON.parse(readFileSync(input, "utf-8"));

function cell(held) {
  const merge = { restart: VerticalMergeType.RESTART, continue: VerticalMergeType.CONTINUE };
  const children = held.text.split("\n").map((line) => new Paragraph(line));
  return new TableCell({ children, columnSpan: held.span, verticalMerge: merge[held.merge] });
}

async function written() {
  const children = forms.flatMap((form) => [
    ...form.before.map((line) => new Paragraph(line)),
    new Table({ rows: form.rows.map((row) => new TableRow({ children: row.map(cell) })) }),
  ]);
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

for (let round = 0; round < Number(rounds); round++) {
  const began = performance.now();
  await written();
  console.log((performance.now() - began) / 1000);
}
