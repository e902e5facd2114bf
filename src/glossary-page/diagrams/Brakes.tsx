import type { DiagramProps } from '../Together.tsx';
import { Drawing } from './Drawing.tsx';
import { EntryLinks, Label } from './links.tsx';

const PD_1_BLOCKERS = ['pembrolizumab', 'nivolumab', 'cemiplimab', 'dostarlimab', 'tislelizumab'];
const PD_L1_BLOCKERS = ['atezolizumab', 'durvalumab', 'avelumab'];
const CTLA_4_BLOCKERS = ['ipilimumab', 'tremelimumab'];

/** The brakes of a T cell, where they are pressed, and which medicines keep them from being pressed. */
export function Brakes({ termOf, strings }: DiagramProps) {
  const text = strings.text;
  return (
    <section aria-labelledby="brakes">
      <h2 id="brakes">{text('brakesTitle')}</h2>
      <Drawing namedBy="brakes" viewBox="0 0 760 245">
        <path d="m24 145 34-62 60-18 46 34 8 52-34 60-62 10-42-30Z" class="cell-other" />
        <Label x={95} y={150} id="antigen-presenting-cell" termOf={termOf} short={text('brakesHelper')} />
        <circle cx="380" cy="145" r="78" class="cell-ours" />
        <Label x={380} y={150} id="t-cell" termOf={termOf} />
        <path d={BLOB} class="cell-theirs" />
        <Label x={672} y={150} id="cancer-cell" termOf={termOf} />

        {/* CTLA-4 on the T cell meets its partner on the cell that teaches it. */}
        <path d="M302 145h-42m0-12v24" class="receptor" />
        <path d="M172 145h42m14-12h-14v24h14" class="receptor" />
        <Label x={268} y={116} id="ctla-4" termOf={termOf} />
        <Antibody x={244} y={176} />
        {/* PD-1 on the T cell meets PD-L1 on the cancer cell. */}
        <path d="M458 145h42m0-12v24" class="receptor" />
        <path d="M588 145h-42m-14-12h14v24h-14" class="receptor" />
        <Label x={488} y={116} id="pd-1" termOf={termOf} />
        <Label x={552} y={116} id="pd-l1" termOf={termOf} />
        <Antibody x={516} y={176} />

        <text x="244" y="32" text-anchor="middle" class="drawn-title">
          {text('brakesFirst')}
        </text>
        <text x="516" y="32" text-anchor="middle" class="drawn-title">
          {text('brakesSecond')}
        </text>
        <text x="244" y="232" text-anchor="middle" class="drawn-note">
          {text('brakesMedicine')}
        </text>
        <text x="516" y="232" text-anchor="middle" class="drawn-note">
          {text('brakesMedicine')}
        </text>
      </Drawing>
      <ol class="in-words">
        <li>
          {text('brakesWords1')} <EntryLinks ids={['ctla-4', 'ctla-4-inhibitor', ...CTLA_4_BLOCKERS]} termOf={termOf} />
        </li>
        <li>
          {text('brakesWords2')} <EntryLinks ids={['pd-1', 'pd-l1']} termOf={termOf} />
        </li>
        <li>
          {text('brakesWords3')} <EntryLinks ids={['pd-1-inhibitor', ...PD_1_BLOCKERS]} termOf={termOf} />
        </li>
        <li>
          {text('brakesWords4')} <EntryLinks ids={['pd-l1-inhibitor', ...PD_L1_BLOCKERS]} termOf={termOf} />
        </li>
        <li>
          {text('brakesWords5')}{' '}
          <EntryLinks ids={['immune-checkpoint-inhibitor', 'immune-related-adverse-event']} termOf={termOf} />
        </li>
      </ol>
    </section>
  );
}

const BLOB =
  'M588 145c-4-44 26-58 44-80 22-22 62-10 84 6 30 20 44 48 38 82-4 36-14 66-48 76-34 12-66 6-88-18-16-18-28-40-30-66Z';

/** A medicine: an antibody, drawn as the Y that it is. */
function Antibody({ x, y }: { readonly x: number; readonly y: number }) {
  return <path d={`M${x} ${y + 34}v-18m0 0-13-14m13 14 13-14`} class="antibody" />;
}
