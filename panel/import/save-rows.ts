import { saveFile } from '../kit/save-file.js'

/** Gives the browser rows to save as a file for a spreadsheet, which tells by the mark in front that they are UTF-8. */
export function saveRows(name: string, rows: readonly string[]): void {
  saveFile(name, 'text/csv;charset=utf-8', `\ufeff${rows.join('\r\n')}\r\n`)
}
