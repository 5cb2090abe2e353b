// What is done once in Node.js and once in a browser: a whole project, and commands on one that its owner has edited.
import { django, execute, render, type TreeFile, templatesInMemory } from '../../lib/api/index.ts';

type Files = Readonly<Record<string, TreeFile>>;

const shop = { title: 'Shop „Tee & Kaffee“ 🍵', description: 'Größe: "1"', package: 'shop' };
const blog = { name: 'blog', models: ['Post title:char:200 cover:image author:fk:auth.User'] };

/**
 * Renders and carries out commands.
 * @param texts all templates by path
 * @returns the files at each stage
 */
export async function play(texts: Readonly<Record<string, string>>): Promise<Record<string, Files>> {
  const stack = django({ templates: templatesInMemory(texts) });
  const [features, deploy] = [stack.features, stack.targets].map((all) => all.map(({ name }) => name));
  const everything = render({ ...shop, apps: [blog], features, deploy }, { stack });

  const base = render(shop, { stack });
  const add = ['add', 'app', 'blog', ...blog.models.flatMap((spec) => ['--model', spec])];
  const withApp = (await execute(base, add, { stack })).tree;

  const edited = new Map(withApp);
  for (const path of ['README.md', 'shop/settings.py', 'requirements.txt', '.env.example']) {
    edited.set(path, { content: `# Mine.\n${withApp.get(path)?.content}# Mine, too.\n` });
  }
  const merged = (await execute(edited, ['add', 'auth', 'i18n'], { stack })).tree;
  const removed = (await execute(merged, ['remove', 'app', 'blog'], { stack })).tree;

  const stages = { everything, withApp, merged, removed };
  return Object.fromEntries(Object.entries(stages).map(([name, tree]) => [name, Object.fromEntries(tree)]));
}
