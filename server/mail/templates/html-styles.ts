/**
 * How mails look. What must be seen stands in `style` attributes, since several mail programs drop `<style>`; the sheet
 * adds dark colours for those that keep it. Contrast is 4.5:1 or more in both.
 */
export const STYLES = {
  page: 'margin:0;padding:24px 8px;background-color:#f2f4f7;color:#1b2430',
  column:
    "max-width:600px;margin:0 auto;font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;font-size:17px;line-height:1.5;text-align:left;overflow-wrap:anywhere",
  sender: 'margin:0 0 12px;padding:0 8px;font-size:15px;color:#4a5667',
  sheet: 'padding:28px 22px 12px;background-color:#ffffff;border-radius:12px;border:1px solid #dfe4ea',
  title: 'margin:0 0 20px;font-size:26px;line-height:1.25;font-weight:700',
  text: 'margin:0 0 16px',
  account: 'margin:24px 0;padding:20px 18px 4px;background-color:#f5f8fc;border-radius:10px;border:1px solid #d3deea',
  label: 'margin:0;font-size:15px;color:#4a5667',
  value: 'margin:0 0 12px;font-size:19px;line-height:1.35;font-weight:600',
  hint: 'margin:-8px 0 16px;font-size:15px;color:#4a5667',
  buttonCell: 'border-radius:8px;background-color:#0b57a4',
  button:
    'display:inline-block;padding:13px 24px;border-radius:8px;font-size:17px;line-height:1.3;font-weight:600;color:#ffffff;text-decoration:none',
  until: 'margin:14px 0 16px;font-size:16px;font-weight:600',
  fallback: 'margin:0 0 4px;font-size:14px;color:#4a5667',
  link: "margin:0 0 16px;font-family:ui-monospace,'SF Mono',Consolas,Menlo,monospace;font-size:13px;line-height:1.45;word-break:break-all;color:#4a5667",
  code: 'margin:0 0 8px;font-size:24px;line-height:1.35;font-weight:700;letter-spacing:0.06em;white-space:nowrap',
  section: 'margin:28px 0 8px;font-size:19px;line-height:1.3;font-weight:700',
  footer: 'margin:16px 0 0;padding:0 8px;font-size:14px;color:#4a5667',
} as const

/** Classes are named after the styles that they darken. */
export const DARK_SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  '@media (prefers-color-scheme:dark){',
  '.page{background-color:#11161d!important;color:#e6ebf1!important}',
  '.sheet{background-color:#1a212b!important;border-color:#2c3644!important}',
  '.account{background-color:#212b38!important;border-color:#35465a!important}',
  '.quiet{color:#a9b6c6!important}',
  '.button-cell{background-color:#8cbcf3!important}',
  '.button{color:#0a1b2e!important}',
  '}',
].join('')
