import type { Command } from '../kit/command.js'

/** `klucznik serve`. */
export const serve: Command = {
  name: 'serve',
  summary: 'run the server',
  arguments: [],
  options: {
    demo: { summary: 'with a made-up town, its page and its mails; needs no settings, keeps nothing' },
  },
  description: `Runs the server until SIGTERM or Ctrl-C; then it ends what is under way and stops.
It prints one JSON line with "msg":"listening" and "url" when it is ready.

Settings come from the environment. PUBLIC_URL, SECRET_KEY, SMTP_URL and
UNITS_FILE are required (not with --demo); PORT, HOST, DATABASE_URL, DATA_DIR,
TRUSTED_PROXIES and LOG_LEVEL have defaults. Every mistake is named at once.
SECRET_KEY, DATABASE_URL, SMTP_URL and METRICS_TOKEN may each stand in a file
instead, which SECRET_KEY_FILE, DATABASE_URL_FILE and so on name.`,
  examples: [
    'klucznik serve --demo',
    'PUBLIC_URL=https://konto.example.pl SECRET_KEY=… SMTP_URL=smtps://… UNITS_FILE=units.json klucznik serve',
  ],
  async run({ options }, tools) {
    await tools.serve({ demo: options.has('demo') })
    return 0
  },
}
