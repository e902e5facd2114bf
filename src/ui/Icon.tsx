/** Our own line drawings on a 16 by 16 grid, in the colour of the text around them. */
const drawings = {
  warning: 'M8 2 1.5 13.5h13L8 2Zm0 4.5v3.5m0 1.6v.4',
  close: 'm4 4 8 8m0-8-8 8',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  print: 'M4.5 6V2h7v4M4.5 11H2V6h12v5h-2.5m-7-2h7v5h-7V9Z',
  copy: 'M5.5 5.5v-3h8v8h-3m-8-5h8v8h-8v-8Z',
  find: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.3 7.8 3.2 3.2',
} as const;

export function Icon({ name }: { readonly name: keyof typeof drawings }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={drawings[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
