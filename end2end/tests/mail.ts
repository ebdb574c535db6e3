// A mail server for tests: accepts emails on a free port of this machine and stores them.
import { createServer, type Socket } from "node:net";

export interface Letter {
  to: string;
  text: string;
}

export class MailServer {
  readonly letters: Letter[] = [];
  private readonly server = createServer((socket) => this.talk(socket));

  async start(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, "127.0.0.1", listening));
    const address = this.server.address();
    if (address === null || typeof address === "string") throw new Error("no free port");
    return `smtp://127.0.0.1:${address.port}`;
  }

  stop() {
    this.server.close();
  }

  /** The URL of the link in the only email to this recipient. */
  link(to: string): string | undefined {
    const letter = this.letters.find((it) => it.to === to);
    return letter?.text.match(/^https?:\S+$/m)?.[0];
  }

  private talk(socket: Socket) {
    let [unread, to, text, inText] = ["", "", "", false];
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (inText && line !== ".") return void (text += `${line.replace(/^\./, "")}\n`);
      if (inText) {
        this.letters.push({ to, text: unquoted(text) });
        [text, inText] = ["", false];
        return void say("250 taken");
      }
      if (/^DATA/i.test(line)) return void ((inText = true), say("354 go on"));
      if (/^QUIT/i.test(line)) return void socket.end("221 bye\r\n");
      to = /^RCPT TO:<(.*)>/i.exec(line)?.[1] ?? to;
      say("250 fine");
    };
    socket.on("error", () => undefined);
    socket.setEncoding("utf8").on("data", (piece: string) => {
      const lines = (unread + piece).split("\r\n");
      unread = lines.pop() ?? "";
      lines.forEach(hear);
    });
    say("220 a mail server for tests");
  }
}

/** Decodes quoted-printable, as far as a link needs it. */
function unquoted(text: string) {
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(text)) return text;
  return text.replace(/=\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
