import { digestOfKey } from '../server/domain/system-key.js'

export const DEMO_UNIT_ID = 'przykladowo'

/** The entry of a units file for the town, with the default limits: people meet what they would meet for real. */
export function demoUnit({ publicUrl, diaryKey }: { publicUrl: string; diaryKey: string }): Record<string, unknown> {
  return {
    id: DEMO_UNIT_ID,
    name: 'Gmina Przykładowo',
    from: 'Gmina Przykładowo <konto@przykladowo.example>',
    origins: loopbackOrigins(publicUrl),
    languages: ['pl', 'uk', 'en', 'ru'],
    contact: 'sekretariat szkoły w Przykładowie, tel. 00 000 00 00',
    signInUrl: `${publicUrl}/demo/dziennik`,
    systemKeys: [{ name: 'dziennik', sha256: digestOfKey(diaryKey), may: ['verify'] }],
  }
}

/** Other names of this machine under which somebody may open the demo. */
function loopbackOrigins(publicUrl: string): string[] {
  const { protocol, port } = new URL(publicUrl)
  const hosts = ['localhost', '127.0.0.1', '[::1]']
  return hosts.map((host) => new URL(`${protocol}//${host}:${port}`).origin).filter((origin) => origin !== publicUrl)
}
