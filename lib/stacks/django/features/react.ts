// A frontend in React that uses the API.
import type { Addition } from '../../../core/additions/addition.ts';
import { ownFolder } from '../own-folder.ts';

export const react = {
  name: 'react',
  title: 'React',
  hint: 'a frontend/ with Vite, React, TypeScript and axios, served by Django',
  place: 9,
  needs: ['api'],
  options: {
    reactFolder: ownFolder('Folder of the react feature', 'frontend'),
  },
  next: [
    ['npm', '--prefix', '[reactFolder]', 'install'],
    ['npm', '--prefix', '[reactFolder]', 'run', 'build'],
  ],
  runtime: ({ reactFolder }) => ({
    builds: [
      {
        folder: String(reactFolder),
        image: 'node:22',
        test: ['npm', 'test'],
        command: ['npm', 'run', 'build'],
        output: `${reactFolder}/dist`,
        assets: String(reactFolder),
      },
    ],
    section: 'Frontend',
    variables: [
      {
        name: 'FRONTEND_DEV_SERVER',
        comment: ['With DEBUG=True, the server started by `npm run dev`: http://127.0.0.1:5173'],
      },
      { name: 'FRONTEND_ROOT', comment: [`The folder of the build, if it is not ${reactFolder}/dist.`] },
    ],
  }),
} as const satisfies Addition;
