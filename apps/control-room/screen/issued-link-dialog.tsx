import { Button, Code, CopyButton, Group, Modal, Text } from '@mantine/core'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import { useDesk, useLabels } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Liên kết của {name}', en: 'Link of {name}' },
  once: {
    vi: 'Chỉ hiện một lần. Sao chép rồi gửi cho đầu mối của điểm cầu; ai có liên kết này vào được phòng họp với tên điểm cầu ấy.',
    en: 'Shown once. Copy it and send it to the site’s focal person; whoever holds it enters under that site’s name.',
  },
  copy: { vi: 'Sao chép', en: 'Copy' },
  copied: { vi: 'Đã sao chép', en: 'Copied' },
  close: { vi: 'Đã gửi, đóng', en: 'Sent, close' },
})

/** A personal link, from the moment it was made until the operator closes it. */
export function IssuedLinkDialog() {
  const t = useText()
  const { siteLinks } = useDesk()
  const labels = useLabels()
  const link = useLive(siteLinks.issued, (issued) => issued)
  return (
    <Modal
      opened={link !== null}
      onClose={siteLinks.forget}
      title={link && t('title', { name: nameOf(labels, link.site) })}
      closeOnClickOutside={false}
      withCloseButton={false}
      // A press beside the dialog leaves the focus in it: else the keys of the desk would act behind it.
      overlayProps={{ onMouseDown: (event) => event.preventDefault() }}
      centered
      size="lg"
    >
      <Text mb="sm">{t('once')}</Text>
      <Code block mb="lg" style={{ userSelect: 'all' }}>
        {link?.url}
      </Code>
      <Group justify="flex-end">
        <CopyButton value={link?.url ?? ''}>
          {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'copied' : 'copy')}</Button>}
        </CopyButton>
        <Button variant="default" onClick={siteLinks.forget}>
          {t('close')}
        </Button>
      </Group>
    </Modal>
  )
}
