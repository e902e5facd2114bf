import { GLOSSARY_LANGUAGE, languageLine, type Strings } from '../ui/strings.ts';

interface WelcomeProps {
  readonly hasAccess: boolean;
  readonly strings: Strings;
  /** A sentence that something could not be done. */
  readonly problem: string | undefined;
  readonly onAccessAsked: () => void;
}

/** Shown once after installation: a passage to try, and three sentences. No account, no tour. */
export function Welcome({ hasAccess, strings, problem, onAccessAsked }: WelcomeProps) {
  const text = strings.text;
  const language = languageLine(GLOSSARY_LANGUAGE, strings);
  return (
    <main class="welcome">
      <header>
        <img src="/icons/on.svg" width="44" height="44" alt="" />
        <h1>{text('welcomeTitle')}</h1>
      </header>
      {!hasAccess && (
        <section class="access">
          <p>{text('stateForbidden')}</p>
          <button type="button" class="strong-button" onClick={onAccessAsked}>
            {text('allow')}
          </button>
        </section>
      )}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <p>{text('welcomeTry')}</p>
      {/* In English like the glossary, whatever the language of the interface. */}
      <blockquote lang={GLOSSARY_LANGUAGE}>
        Cancer can hide from the immune system. Some tumors do so with a molecule called PD-L1. Medicines such as
        pembrolizumab, a checkpoint inhibitor, take that cover away. CAR T-cell therapy goes another way: it trains a
        person’s own T cells in a laboratory. Both can cause side effects. After CAR T-cell therapy, for example,
        cytokine release syndrome needs a call to the care team at once.
      </blockquote>
      {language && <p class="language">{language}.</p>}
      <ol>
        <li>{text('welcomeHover')}</li>
        <li>{text('welcomePopup')}</li>
        <li>{text('welcomeOff')}</li>
      </ol>
      <p class="privacy">{text('welcomePrivacy')}</p>
      <p>{text('welcomePin')}</p>
    </main>
  );
}
