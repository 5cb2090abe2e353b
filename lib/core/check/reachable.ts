// Whether something listens at the address of a service.
import { connect } from 'node:net';

/** How long a server may take to accept a connection. */
const patience = 3000;

/** The usual ports of services, by the scheme of their addresses. */
const ports: Readonly<Record<string, number>> = {
  amqp: 5672,
  amqps: 5671,
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
  rediss: 6379,
};

/** The host and port of an address such as `redis://localhost:6379/0`; undefined when it names none. */
export function placeOf(address: string): { host: string; port: number } | undefined {
  const scheme = /^[\w+]+(?=:\/\/)/.exec(address)?.[0];
  const place = /^[\w+]+:\/\/(?:[^/]*@)?(\[[^\]]+\]|[^:/?#]*)(?::(\d+))?/.exec(address);
  if (scheme === undefined || !place) return undefined;
  const [, host = '', port = ports[scheme]] = place;
  if (port === undefined) return undefined;
  return { host: host.replace(/^\[|\]$/g, '') || 'localhost', port: Number(port) };
}

/** Whether a connection is accepted there. */
export function isReachable({ host, port }: { host: string; port: number }): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ host, port, timeout: patience });
    const end = (reached: boolean) => {
      socket.destroy();
      answer(reached);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
