// Validates an AsyncAPI document and all it refers to; prints what is wrong and then fails.
import { Parser, fromFile } from '@asyncapi/parser';

const parser = new Parser();
const { document, diagnostics } = await fromFile(parser, process.argv[2]).parse();
const wrong = diagnostics.filter(({ severity }) => severity <= 1); // errors and warnings
for (const { path, message } of wrong) {
  console.error(`${path.join('.')}: ${message}`);
}
process.exit(document && wrong.length === 0 ? 0 : 1);
