import assert from 'node:assert/strict'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, it, after } from 'node:test'
import { createBounceMailbox } from '../../../../server/mail/bounces/bounce-mailbox.js'
import { createRecordingLog, type RecordingLog } from '../recording-log.js'
import { sampleReport } from './sample-reports.js'

const root = mkdtempSync(join(tmpdir(), 'klucznik-bounces-'))
after(() => rmSync(root, { recursive: true, force: true }))

const OTHER_MAIL = 'From: tajna@example.org\nSubject: tajne\n\nDzień dobry\n'
const HUGE = `Subject: x\n\n${'From my window I see a letter.\n'.repeat(12_000)}`
const about = (id: string) => sampleReport({ messageId: `${id}@przykladowo.example` })

describe('a mailbox for bounces', () => {
  let folder: string
  let path: string
  let log: RecordingLog
  beforeEach(() => {
    folder = mkdtempSync(join(root, 'box-'))
    path = join(folder, 'box')
    log = createRecordingLog()
  })

  const open = () => createBounceMailbox({ path, dataDir: join(folder, 'data'), log, now: () => new Date() })
  /** Reads, as a server that has just started unless it is given one; returns the first ids of the bounces it took. */
  const read = async (take: (id: string) => void = () => {}, mailbox = open()): Promise<string[]> => {
    const ids: string[] = []
    await mailbox.read(async ({ mails: [id = ''] }) => {
      take(id)
      ids.push(id)
    })
    return ids
  }
  const skipped = () => log.events.map(({ event, facts }) => `${event} ${String(facts['why'])}`)
  const failing = (id: string) => (each: string) => {
    if (each === id) throw new Error('the store is away')
  }

  describe('that is a Maildir', () => {
    const drop = (name: string, mail: string) => writeFileSync(join(path, 'new', name), mail)
    const listing = (part: string) => readdirSync(join(path, part)).sort()
    beforeEach(() => {
      for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(path, part), { recursive: true })
    })

    it('gives each bounce once, and moves it to the seen ones', async () => {
      drop('1.a.mx', about('jeden'))
      drop('2.b.mx', about('dwa'))
      assert.deepEqual(await read(), ['jeden', 'dwa'])
      assert.deepEqual([listing('new'), listing('cur')], [[], ['1.a.mx:2,S', '2.b.mx:2,S']])
      assert.deepEqual(await read(), [])
    })

    it('skips what is no bounce: said once, without a word of it, kept and left unseen', async () => {
      drop('1', OTHER_MAIL)
      drop('2', HUGE)
      drop('3', sampleReport({ action: 'delayed' }))
      drop('.4', about('ukryta'))
      mkdirSync(join(path, 'new', '5'))
      symlinkSync('/etc/hostname', join(path, 'new', '6'))
      assert.deepEqual([await read(), await read()], [[], []])
      assert.deepEqual(skipped(), [
        'bounce.skipped not-a-report',
        'bounce.skipped too-large',
        'bounce.skipped not-failed',
      ])
      assert.doesNotMatch(JSON.stringify(log.events), /tajn/)
      assert.deepEqual(listing('cur'), ['1:2,', '2:2,', '3:2,'])
      assert.equal(readFileSync(join(path, 'cur', '1:2,'), 'utf8'), OTHER_MAIL)
    })

    it('gives a bounce again that could not be dealt with', async () => {
      drop('1', about('jeden'))
      drop('2', about('dwa'))
      await assert.rejects(read(failing('dwa')), /the store is away/)
      assert.deepEqual(await read(), ['dwa'])
    })

    it('is read past mails whose names leave no room for the mark of a seen one: said once, each taken once', async () => {
      // 255 bytes are the most for a name
      const [bounce, other] = [`1.${'a'.repeat(251)}`, `2.${'b'.repeat(251)}`]
      drop(bounce, about('jeden'))
      drop(other, OTHER_MAIL)
      drop('3', about('dwa'))
      const mailbox = open()
      assert.deepEqual(await read(undefined, mailbox), ['jeden', 'dwa'])
      drop('4', about('trzy'))
      assert.deepEqual(await read(undefined, mailbox), ['trzy'])
      assert.deepEqual(
        log.events.map(({ event }) => event),
        ['bounce.stuck', 'bounce.skipped', 'bounce.stuck'],
      )
      assert.deepEqual(
        [listing('new'), listing('cur')],
        [
          [bounce, other],
          ['3:2,S', '4:2,S'],
        ],
      )
      renameSync(join(path, 'new', bounce), join(path, 'new', '5'))
      assert.deepEqual(await read(undefined, mailbox), ['jeden'], 'it is another mail for us')
    })

    it(
      'is read past a mail that may not be read, which is taken when it may',
      { skip: process.getuid?.() === 0 && 'root may read everything' },
      async () => {
        drop('1', about('jeden'))
        drop('2', about('dwa'))
        chmodSync(join(path, 'new', '1'), 0)
        const mailbox = open()
        assert.deepEqual(await read(undefined, mailbox), ['dwa'])
        assert.deepEqual(await read(undefined, mailbox), [])
        assert.deepEqual(
          log.events.map(({ event }) => event),
          ['bounce.stuck'],
        )
        chmodSync(join(path, 'new', '1'), 0o600)
        assert.deepEqual(await read(undefined, mailbox), ['jeden'])
        assert.deepEqual(listing('new'), [])
      },
    )

    it('is unreadable when nothing can be moved in it', async () => {
      drop('1', about('jeden'))
      rmSync(join(path, 'cur'), { recursive: true })
      await assert.rejects(read(), { code: 'ENOENT' })
    })
  })

  describe('that is an mbox', () => {
    const deliver = (...mails: string[]) => {
      for (const mail of mails)
        appendFileSync(path, `From MAILER-DAEMON Tue Sep  1 08:00:00 2026\n${mail.replace(/^From /gm, '>From ')}\n`)
    }
    const writtenAgo = (seconds: number, file = path) => {
      const at = Date.now() / 1_000 - seconds
      utimesSync(file, at, at)
    }

    it('gives each bounce once, over restarts, and changes nothing in the file', async () => {
      deliver(about('jeden'), OTHER_MAIL, about('dwa'))
      const before = readFileSync(path)
      assert.deepEqual(await read(), ['jeden', 'dwa'])
      assert.deepEqual(await read(), [])
      assert.deepEqual(readFileSync(path), before)
      deliver(about('trzy'))
      assert.deepEqual(await read(), ['trzy'])
      assert.deepEqual(skipped(), ['bounce.skipped not-a-report'])
      assert.equal(statSync(join(folder, 'data', 'bounce-mailbox.json')).mode & 0o077, 0)
    })

    it('reads more than one lock’s worth, and past what is too large', async () => {
      const ids = Array.from({ length: 70 }, (_, n) => `m${n}`)
      deliver(...ids.slice(0, 40).map(about), HUGE, HUGE, ...ids.slice(40).map(about))
      assert.deepEqual(await read(), ids)
      assert.deepEqual(skipped(), ['bounce.skipped too-large', 'bounce.skipped too-large'])
      assert.deepEqual(await read(), [])
    })

    it('takes a line that looks like the next message for what it is', async () => {
      deliver(sampleReport({ messageId: 'jeden@x', head: 'X-Note: a\nFrom: b@example.org' }), about('dwa'))
      appendFileSync(path, 'From a@b Tue Sep  1 08:00:00 2026\r\n' + about('trzy').replaceAll('\n', '\r\n') + '\r\n')
      deliver(about('cztery'))
      assert.deepEqual(await read(), ['jeden', 'dwa', 'trzy', 'cztery'])
    })

    it('waits for the end of a message that is being written', async () => {
      deliver(about('jeden'))
      const whole = about('dwa')
      appendFileSync(path, `From x Tue Sep  1 08:00:00 2026\n${whole.slice(0, 700)}`)
      assert.deepEqual(await read(), ['jeden'])
      appendFileSync(path, `${whole.slice(700)}\n`)
      assert.deepEqual(await read(), ['dwa'])
      // a program that ends its messages with no blank line is done when nothing comes for a minute
      appendFileSync(path, `From x Tue Sep  1 08:00:00 2026\n${about('trzy')}`)
      assert.deepEqual(await read(), [])
      writtenAgo(90)
      assert.deepEqual(await read(), ['trzy'])
    })

    it('is read from the beginning when it was emptied, cut off or replaced', async () => {
      deliver(about('jeden'), about('dwa'))
      await read()
      writeFileSync(path, '')
      assert.deepEqual(await read(), [])
      deliver(about('trzy'))
      assert.deepEqual(await read(), ['trzy'])
      renameSync(path, join(folder, 'box.1'))
      assert.deepEqual(await read(), [])
      deliver(OTHER_MAIL, about('cztery'), about('piec'), about('szesc'))
      assert.deepEqual(await read(), ['cztery', 'piec', 'szesc'])
    })

    it('is read from the beginning when the bookmark is lost or broken', async () => {
      deliver(about('jeden'))
      await read()
      for (const nonsense of ['', '{"offset":-5,"tail":""}', '{"offset":"9","tail":[]}', '[]', 'null']) {
        writeFileSync(join(folder, 'data', 'bounce-mailbox.json'), nonsense)
        assert.deepEqual(await read(), ['jeden'], nonsense)
      }
    })

    it('gives a bounce again that could not be dealt with', async () => {
      deliver(about('jeden'), about('dwa'), about('trzy'))
      await assert.rejects(read(failing('dwa')), /the store is away/)
      assert.deepEqual(await read(), ['dwa', 'trzy'])
    })

    it('is left alone while another program holds its lock, and no lock is left behind', async () => {
      deliver(about('jeden'))
      writeFileSync(`${path}.lock`, '')
      assert.deepEqual(await read(), [])
      assert.ok(existsSync(`${path}.lock`))
      writtenAgo(600, `${path}.lock`)
      assert.deepEqual(await read(), ['jeden'])
      assert.ok(existsSync(`${path}.lock`), 'a lock of others is never removed')
      rmSync(`${path}.lock`)
      deliver(about('dwa'))
      assert.deepEqual(await read(), ['dwa'])
      assert.ok(!existsSync(`${path}.lock`))
    })
  })
})
