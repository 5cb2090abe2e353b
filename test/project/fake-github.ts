// What a site asks GitHub to sign somebody in, on this machine.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody with an account at GitHub. */
export interface GithubUser {
  readonly id: number;
  readonly login: string;
  readonly email: string;
}

export interface Github {
  readonly url: string;
  /** Who agrees to sign in from now on. */
  user: GithubUser;
  close(): void;
}

/** Starts it; its pages are those of https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps */
export async function startGithub(user: GithubUser): Promise<Github> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://github');
    const json = (body: unknown) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body));
    };
    const { id, login, email } = github.user;
    if (pathname === '/login/oauth/authorize') {
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.search = String(new URLSearchParams({ code: 'agreed', state: searchParams.get('state') ?? '' }));
      response.writeHead(302, { location: back.href }).end();
    } else if (pathname === '/login/oauth/access_token')
      json({ access_token: 'token', token_type: 'bearer' });
    else if (pathname === '/api/v3/user') json({ id, login, email, name: login });
    else if (pathname === '/api/v3/user/emails') json([{ email, primary: true, verified: true }]);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const github: Github = { url: `http://127.0.0.1:${port}`, user, close: () => server.close() };
  return github;
}
