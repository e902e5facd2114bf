import { exampleSetup } from 'prosemirror-example-setup';
import { DOMParser } from 'prosemirror-model';
import { schema } from 'prosemirror-schema-basic';
import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';

const content = Object.assign(document.createElement('div'), { textContent: 'PD-1 here. ' });
const doc = DOMParser.fromSchema(schema).parse(content, { preserveWhitespace: 'full' });
const state = EditorState.create({ doc, plugins: exampleSetup({ schema, menuBar: false }) });
const view = new EditorView(document.querySelector('#editor'), { state });
view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
view.focus();
window.model = () => ({ text: JSON.stringify(view.state.doc), caret: view.state.selection.head });
