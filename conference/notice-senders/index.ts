export type { NoticeSender, Outgoing } from './sender.ts'
export { openSmtpSender, type SmtpSettings } from './smtp.ts'
export { openWebhookSender, signatureOf, type WebhookSettings } from './webhook.ts'
