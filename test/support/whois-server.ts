/** A WHOIS server on an ephemeral loopback port that answers as the test says. */
import { createServer, type AddressInfo, type Socket } from 'node:net'

export interface WhoisServerDouble {
  readonly host: string
  readonly port: number
  /** The questions as they came, without their end of line. */
  readonly questions: readonly string[]
  close(): Promise<void>
}

export async function startWhoisServer(
  answer: (question: string, socket: Socket) => void,
): Promise<WhoisServerDouble> {
  const questions: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
    let text = ''
    socket.on('data', (part) => {
      text += part.toString('latin1')
      if (!text.includes('\r\n')) return
      const question = text.slice(0, text.indexOf('\r\n'))
      questions.push(question)
      answer(question, socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    host: '127.0.0.1',
    port,
    questions,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
