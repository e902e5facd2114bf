import { EditorView, minimalSetup } from 'codemirror';

const view = new EditorView({
  doc: 'PD-1 here. ',
  extensions: minimalSetup,
  parent: document.querySelector('#editor'),
});
view.dispatch({ selection: { anchor: view.state.doc.length } });
view.focus();
window.model = () => ({ text: view.state.doc.toString(), caret: view.state.selection.main.head });
