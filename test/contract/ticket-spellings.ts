/** A ticket as it is mailed, with every kind of symbol. */
export const TICKET = 'aZ09_-3DbXw7kPq2LmN4oRs6TuV8yBcEfGhIjK1lMnOpQr5StUvWxYz0A-_zBq9d'
/** Something in the middle of a ticket. */
const broken = (ticket: string, mark: string): string => `${ticket.slice(0, 30)}${mark}${ticket.slice(30)}`

export type Spellings = Record<string, [address: string, rest: string]>

/**
 * What becomes of `/jst/przykladowo?lang=pl#klucznik=…` on its way, each by its name: the address that is opened, and what
 * is left of it once the ticket is out.
 */
export const spellings = (ticket: string): Spellings => ({
  'as it was mailed': [`/jst/przykladowo?lang=pl#klucznik=${ticket}`, '/jst/przykladowo?lang=pl'],
  'without a language': [`/jst/przykladowo#klucznik=${ticket}`, '/jst/przykladowo'],
  'the sign before the ticket encoded': [`/jst/przykladowo?lang=pl#klucznik%3D${ticket}`, '/jst/przykladowo?lang=pl'],
  'the # encoded, by a filter that decodes once': [
    `/jst/przykladowo?lang=pl%23klucznik=${ticket}`,
    '/jst/przykladowo?lang=pl',
  ],
  'both encoded': [`/jst/przykladowo?lang=pl%23klucznik%3D${ticket}`, '/jst/przykladowo?lang=pl'],
  'both encoded in small letters': [`/jst/przykladowo?lang=pl%23klucznik%3d${ticket}`, '/jst/przykladowo?lang=pl'],
  'both encoded twice': [`/jst/przykladowo?lang=pl%2523klucznik%253D${ticket}`, '/jst/przykladowo?lang=pl'],
  'both encoded three times': [`/jst/przykladowo?lang=pl%252523klucznik%25253D${ticket}`, '/jst/przykladowo?lang=pl'],
  'in the path': [`/jst/przykladowo%23klucznik=${ticket}`, '/jst/przykladowo'],
  'in the path, all encoded': [`/jst/przykladowo%23klucznik%3D${ticket}`, '/jst/przykladowo'],
  'in the path with the query, all encoded': [
    `/jst/przykladowo%3Flang%3Dpl%23klucznik%3D${ticket}`,
    '/jst/przykladowo%3Flang%3Dpl',
  ],
  'in the path behind a slash': [`/jst/przykladowo/%23klucznik=${ticket}`, '/jst/przykladowo/'],
  'the # gone, as a parameter': [`/jst/przykladowo?klucznik=${ticket}`, '/jst/przykladowo'],
  'the # gone, as one more parameter': [`/jst/przykladowo?lang=pl&klucznik=${ticket}`, '/jst/przykladowo?lang=pl'],
  'the # gone, as a part of the path': [`/jst/przykladowo/klucznik=${ticket}`, '/jst/przykladowo'],
  'two of #': [`/jst/przykladowo?lang=pl##klucznik=${ticket}`, '/jst/przykladowo?lang=pl'],
  'an encoded # behind one': [`/jst/przykladowo?lang=pl#%23klucznik=${ticket}`, '/jst/przykladowo?lang=pl'],
  'a slash behind the #': [`/jst/przykladowo?lang=pl#/klucznik=${ticket}`, '/jst/przykladowo?lang=pl'],
  'an exclamation mark and a slash behind it': [`/jst/przykladowo#!/klucznik=${ticket}`, '/jst/przykladowo'],
  'a parameter before it in the fragment': [
    `/jst/przykladowo#utm_source=poczta&klucznik=${ticket}`,
    '/jst/przykladowo#utm_source=poczta',
  ],
  'the key in capitals': [`/jst/przykladowo?lang=pl#KLUCZNIK=${ticket}`, '/jst/przykladowo?lang=pl'],
  'the key with a capital': [`/jst/przykladowo?lang=pl%23Klucznik=${ticket}`, '/jst/przykladowo?lang=pl'],
  'a parameter appended': [`/jst/przykladowo?lang=pl#klucznik=${ticket}&utm_source=poczta`, '/jst/przykladowo?lang=pl'],
  'several appended, encoded': [
    `/jst/przykladowo?lang=pl%23klucznik%3D${ticket}%26utm_source%3Dpoczta&data=05%7C02&reserved=0`,
    '/jst/przykladowo?lang=pl',
  ],
  'a query appended': [`/jst/przykladowo#klucznik=${ticket}?fbclid=IwAR0abcdefgh`, '/jst/przykladowo'],
  'a fragment appended': [`/jst/przykladowo#klucznik=${ticket}#m_123`, '/jst/przykladowo'],
  'a full stop behind it': [`/jst/przykladowo#klucznik=${ticket}.`, '/jst/przykladowo'],
  'a comma behind it': [`/jst/przykladowo#klucznik=${ticket},`, '/jst/przykladowo'],
  'a bracket behind it': [`/jst/przykladowo#klucznik=${ticket})`, '/jst/przykladowo'],
  'an angle bracket behind it': [`/jst/przykladowo#klucznik=${ticket}%3E`, '/jst/przykladowo'],
  'a quotation mark behind it': [`/jst/przykladowo#klucznik=${ticket}%22`, '/jst/przykladowo'],
  'a Polish quotation mark behind it': [`/jst/przykladowo#klucznik=${ticket}%E2%80%9D`, '/jst/przykladowo'],
  'a space behind it': [`/jst/przykladowo#klucznik=${ticket}%20`, '/jst/przykladowo'],
  'a plus for a space behind it': [`/jst/przykladowo#klucznik=${ticket}+`, '/jst/przykladowo'],
  'a slash behind it': [`/jst/przykladowo?lang=pl%23klucznik=${ticket}/`, '/jst/przykladowo?lang=pl'],
  'a line break behind it': [`/jst/przykladowo?lang=pl%23klucznik=${ticket}%0D%0A`, '/jst/przykladowo?lang=pl'],
  'a lone per cent sign behind it': [`/jst/przykladowo?lang=pl%23klucznik=${ticket}%`, '/jst/przykladowo?lang=pl'],
  'words behind it': [`/jst/przykladowo#klucznik=${ticket}%20Pozdrawiamy`, '/jst/przykladowo'],
  'a word glued to it': [`/jst/przykladowo#klucznik=${ticket}Pozdrawiamy`, '/jst/przykladowo'],
  'quotation marks around it': [`/jst/przykladowo#klucznik=%22${ticket}%22`, '/jst/przykladowo'],
  'a space before it': [`/jst/przykladowo#klucznik=%20${ticket}`, '/jst/przykladowo'],
  'a line break in it': [`/jst/przykladowo#klucznik=${broken(ticket, '%0A')}`, '/jst/przykladowo'],
  'a line break and a space in it': [`/jst/przykladowo#klucznik=${broken(ticket, '%0D%0A%20')}`, '/jst/przykladowo'],
  'a line broken and quoted in an answer': [
    `/jst/przykladowo#klucznik=${broken(ticket, '%0A%3E%20')}`,
    '/jst/przykladowo',
  ],
  'a zero-width space in it': [`/jst/przykladowo#klucznik=${broken(ticket, '%E2%80%8B')}`, '/jst/przykladowo'],
  'a soft hyphen in it': [`/jst/przykladowo#klucznik=${broken(ticket, '%C2%AD')}`, '/jst/przykladowo'],
  'quoted-printable that nobody decoded': [
    `/jst/przykladowo?lang=3Dpl#klucznik=3D${ticket}`,
    '/jst/przykladowo?lang=3Dpl',
  ],
  'quoted-printable with its line broken': [
    `/jst/przykladowo#klucznik=3D${broken(ticket, '=%0A')}`,
    '/jst/przykladowo',
  ],
  'its own signs encoded': [
    `/jst/przykladowo#klucznik=${ticket.replaceAll('-', '%2D').replaceAll('_', '%5F')}`,
    '/jst/przykladowo',
  ],
  'its own signs encoded twice': [
    `/jst/przykladowo%23klucznik%3D${ticket.replaceAll('-', '%252D').replaceAll('_', '%255f')}`,
    '/jst/przykladowo',
  ],
})

/** What has the key of a ticket and holds none: the address, and what is left of it. */
export const NOT_WHOLE: Spellings = {
  'nothing behind the key': ['/jst/przykladowo?lang=pl#klucznik=', '/jst/przykladowo?lang=pl'],
  'a ticket cut off': [`/jst/przykladowo#klucznik=${TICKET.slice(0, 63)}`, '/jst/przykladowo'],
  'a ticket cut off, the # encoded': [
    `/jst/przykladowo?lang=pl%23klucznik=${TICKET.slice(0, 40)}`,
    '/jst/przykladowo?lang=pl',
  ],
  'one cut off, and a long parameter appended': [
    `/jst/przykladowo#klucznik=${TICKET.slice(0, 10)}&fbclid=${TICKET}`,
    '/jst/przykladowo',
  ],
  'all in small letters': [`/jst/przykladowo#klucznik=${TICKET.toLowerCase()}`, '/jst/przykladowo'],
  'all in capitals': [`/jst/przykladowo#KLUCZNIK=${TICKET.toUpperCase()}`, '/jst/przykladowo'],
  'a sign in its middle that none has': [`/jst/przykladowo#klucznik=${broken(TICKET, '*')}`, '/jst/przykladowo'],
  'dots in place of its end': [`/jst/przykladowo#klucznik=${TICKET.slice(0, 20)}...`, '/jst/przykladowo'],
}

/** Addresses that a page of somebody else's may have. */
export const OTHERS = [
  '/konto',
  '/konto#kontakt',
  '/konto#klucznik',
  '/konto#xklucznik=abc',
  '/konto?klucznik=1&page=17',
  '/klucznik=1/konto',
  '/klucznik/konto?a=%23kontakt',
  'https://klucznik.example/jst/klucznik?lang=pl',
  `/konto?xklucznik=${TICKET}`,
]
