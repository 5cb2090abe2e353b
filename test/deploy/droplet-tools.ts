// What tests of the Droplet need on this machine.
import { runs } from '../helpers/tools.ts';
import { has, hasPostgres } from '../project/machine.ts';
import { hasSandbox } from './sandbox.ts';

export const tools = {
  'systemd and root': hasSandbox(),
  nginx: runs('nginx', '-v'),
  'redis-server': runs('redis-server', '--version'),
  openssl: runs('openssl', 'version'),
  curl: runs('curl', '--version'),
  git: has.git(),
  "the system's Python with venv": runs('/usr/bin/python3', '-c', 'import ensurepip'),
  'a package index': has.packageIndex(),
  psql: runs('psql', '--version'),
  PostgreSQL: await hasPostgres(),
};

export const isReady = Object.values(tools).every(Boolean) || process.env.MVT_REQUIRE_TOOLS === '1';
