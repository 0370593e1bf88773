import { Button } from '@mantine/core'
import { IconEar, IconEye } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SelfTest } from '../state/self-test.ts'
import type { TestAnswers } from '../state/test-answers.ts'
import styles from './self-test.module.css'
import { testWords } from './test-words.ts'

/** What only the person in the room can say. */
export function TestQuestions({ answers, selfTest }: { answers: TestAnswers; selfTest: SelfTest }) {
  const t = testWords.useText()
  return (
    <div className={styles.questions}>
      <Question
        icon={<IconEye size={28} aria-hidden />}
        question={t('saw')}
        answer={answers.saw}
        words={[t('yesSaw'), t('noSaw')]}
        onAnswer={(saw) => selfTest.answer({ saw })}
      />
      <Question
        icon={<IconEar size={28} aria-hidden />}
        question={t('heard')}
        answer={answers.heard}
        words={[t('yesHeard'), t('noHeard')]}
        onAnswer={(heard) => selfTest.answer({ heard })}
      />
    </div>
  )
}

function Question(props: {
  icon: ReactNode
  question: string
  answer: boolean | null
  words: readonly [yes: string, no: string]
  onAnswer(answer: boolean): void
}) {
  const { icon, question, answer, words, onAnswer } = props
  return (
    <fieldset className={styles.question}>
      <legend>
        {icon} {question}
      </legend>
      {[true, false].map((each) => (
        <Button
          key={String(each)}
          size="md"
          px="sm"
          color={each ? 'ready' : 'gray'}
          variant={answer === each ? 'filled' : 'default'}
          aria-pressed={answer === each}
          onClick={() => onAnswer(each)}
        >
          {words[each ? 0 : 1]}
        </Button>
      ))}
    </fieldset>
  )
}
