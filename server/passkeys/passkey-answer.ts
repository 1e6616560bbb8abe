import { z } from 'zod'

/** Characters of what a browser sends: a credential id of 1023 bytes and a key of RSA leave room. */
const ANSWER_MAX_LENGTH = 16_384

const base64url = z.string().regex(/^[\w-]+$/)

/** What every answer has (WebAuthn 5.1, `PublicKeyCredentialJSON`); whatever else stands there is left out. */
const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') }

const made = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
  }),
})

const signed = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
})

const clientData = z.object({ challenge: base64url, crossOrigin: z.boolean().optional() })

/** A browser has made a passkey. */
export type MadeAnswer = z.output<typeof made>
/** A passkey has signed. */
export type SignedAnswer = z.output<typeof signed>

/** Both undefined when the text has another form. */
export const readMadeAnswer = (text: string): MadeAnswer | undefined => read(made, text)
export const readSignedAnswer = (text: string): SignedAnswer | undefined => read(signed, text)

/** The text that was to be signed; undefined for an answer from a page in a foreign one's frame. */
export function challengeIn({ response }: Pick<MadeAnswer | SignedAnswer, 'response'>): string | undefined {
  const data = read(clientData, Buffer.from(response.clientDataJSON, 'base64url').toString())
  if (data === undefined || data.crossOrigin === true) return undefined
  return Buffer.from(data.challenge, 'base64url').toString()
}

function read<Shape extends z.ZodType>(shape: Shape, text: string): z.output<Shape> | undefined {
  if (text.length > ANSWER_MAX_LENGTH) return undefined
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
