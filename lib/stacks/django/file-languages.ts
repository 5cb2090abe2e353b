// The languages of generated files: how a user's text is quoted in each, and how imports of fragments are put together.
import type { Languages } from '../../core/templates/language.ts';
import { json, markdown } from '../../core/text/quote.ts';
import { importStatements } from './python/import-statements.ts';
import { addImports } from './python/imports.ts';
import { python } from './python/quote.ts';
import { parseModule } from './python/syntax.ts';
import { wrapLines } from './python/wrap.ts';

export const languages: Languages = {
  md: { quote: markdown },
  json: { quote: json },
  py: {
    quote: python,
    splitImports: (fragment) => {
      if (!/^(from|import) /.test(fragment)) return { imports: '', rest: fragment };
      const end = importStatements(parseModule(fragment)).at(-1)?.node.to ?? 0;
      return { imports: fragment.slice(0, end), rest: fragment.slice(end).replace(/^\n/, '') };
    },
    addImports: (text, imports, firstParty) => {
      const end = importsEnd(text);
      const wanted = importStatements(parseModule(imports)).flatMap(({ imported }) => imported);
      return addImports(text.slice(0, end), wanted, { firstParty }).text + text.slice(end);
    },
    breakLines: wrapLines,
  },
};

/** Where the imports of a file end that templates have made: parsing all of it would take longer than the rest. */
function importsEnd(text: string): number {
  const last = [...text.matchAll(/^(?:from|import) .*\n(?:[ )].*\n)*/gm)].at(-1);
  return last ? last.index + last[0].length : text.length;
}
