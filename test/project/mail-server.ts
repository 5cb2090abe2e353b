// A mail server for tests: it takes mails, or keeps whoever sends one waiting.
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface MailServer {
  /** The mails that came, with their headers. */
  readonly mails: readonly string[];
  /** How many connections there have been. */
  connections(): number;
  /** Whoever connects from now on does not have to wait. */
  answer(): void;
  /** The same, and those who wait get their answer too. */
  answerAll(): void;
}

/** Starts a mail server on a port; it says nothing to anybody until it is told to answer. */
export async function startMailServer(port: number): Promise<MailServer> {
  const mails: string[] = [];
  const sockets: Socket[] = [];
  let answers = false;
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    if (answers) receive(socket, mails);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
  });
  return {
    mails,
    connections: () => sockets.length,
    answer: () => {
      answers = true;
    },
    answerAll: () => {
      answers = true;
      for (const socket of sockets) receive(socket, mails);
    },
  };
}

/** Speaks SMTP, as far as sending one mail needs it. */
function receive(socket: Socket, mails: string[]): void {
  let mail: string[] | undefined;
  let rest = '';
  socket.write('220 ready\r\n');
  socket.on('data', (chunk) => {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (mail && line !== '.') mail.push(line);
      else if (mail) {
        mails.push(mail.join('\n'));
        mail = undefined;
        socket.write('250 taken\r\n');
      } else if (line.toUpperCase() === 'DATA') {
        mail = [];
        socket.write('354 go on\r\n');
      } else socket.write(line.toUpperCase() === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
    }
  });
}
