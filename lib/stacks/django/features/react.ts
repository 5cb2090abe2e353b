// A frontend in React that uses the API.
import type { Addition } from '../../../core/additions/addition.ts';

export const react = {
  name: 'react',
  title: 'React',
  hint: 'a frontend/ with Vite, React, TypeScript and axios, served by Django',
  needs: ['api'],
  folders: ['frontend'],
} as const satisfies Addition;
