import { createSSRApp, defineAsyncComponent, h, onMounted, ref } from 'vue';

/** How many parts are hydrated one by one, each when its function in `hydrators` is called. */
export const PARTS = 6;

/** A page of the usual kind, whose parts come alive one after the other. `hydrators` is for the browser only. */
export function createApp(hydrators) {
  const parts = Array.from({ length: PARTS }, (_, part) =>
    defineAsyncComponent({
      loader: async () => ({
        setup() {
          onMounted(() => window.mounted.push(part));
          return () => h('p', ['Part ', part, ': ipilimumab blocks CTLA-4.']);
        },
      }),
      hydrate: hydrators && ((hydrate) => void (hydrators[part] = hydrate)),
    }),
  );
  return createSSRApp({
    setup() {
      const doses = ref(0);
      return () =>
        h('main', [
          h('h1', 'Melanoma'),
          h('p', ['Treated with ', h('em', 'pembrolizumab'), ', which blocks PD-1.']),
          h('button', { onClick: () => doses.value++ }, 'One more'),
          h('p', { id: 'doses' }, ['Doses of nivolumab: ', doses.value]),
          ...parts.map((part) => h(part)),
        ]);
    },
  });
}
