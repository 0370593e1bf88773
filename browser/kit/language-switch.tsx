import styles from './kit.module.css'
import { chooseLanguage, useLanguage } from './language.ts'

/** VI / EN. */
export function LanguageSwitch() {
  const language = useLanguage()
  return (
    <fieldset className={styles.languages} aria-label="Ngôn ngữ / Language">
      {(['vi', 'en'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={language === each}
          onClick={() => chooseLanguage(each)}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </fieldset>
  )
}
