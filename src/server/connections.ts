import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The open connections of a server. */
export interface Connections {
  /** The connection waits for a reply. Returns the function to call when it has got it. */
  awaitReply(connection: Socket): () => void;
  /** Ends those that wait for no reply, and then each that has got its own. Node would wait for clients that are still sending. */
  end(): void;
}

export function trackConnections(server: Server): Connections {
  /** How many each waits for: requests may follow each other before the first is answered. */
  const replies = new Map<Socket, number>();
  let isEnding = false;
  const add = (connection: Socket, count: number) => {
    const before = replies.get(connection);
    if (before === undefined) return;
    replies.set(connection, before + count);
    if (isEnding && before + count === 0) connection.destroy();
  };
  server.on('connection', (connection: Socket) => {
    replies.set(connection, 0);
    connection.once('close', () => replies.delete(connection));
  });
  return {
    awaitReply(connection) {
      add(connection, 1);
      return () => add(connection, -1);
    },
    end() {
      isEnding = true;
      for (const connection of replies.keys()) add(connection, 0);
    },
  };
}
