// pages/: what the forum shows: a view (plain data) and a frame → a finished page or a part of one.
// Main functions: `xPage(view, frame)` for pages, `panel` and fragments.ts for parts, book/ for what is put into the book's pages.
// It must never ask the database, never decide who may do what (views say it), never have words outside of words/.

export * from './addresses.ts';
export type { PostSetting } from './parts/post.ts';
export { post } from './parts/post.ts';
export { markQuote } from './parts/mark-quote.ts';
export type { Frame, Viewer } from './frame.ts';
export type { Places } from './place.ts';
export { bubbleId, listedPlace, placeAddress, placeName, placesOf, sectionName, shortName } from './place.ts';
export type { Words } from './words/words.ts';
export { wordsOf } from './words/words.ts';
export { forumStyle } from './style-file.ts';

export { accountSlot, searchSlot } from './book/bar.ts';
export type { BubbleView } from './book/additions.ts';
export { bubble, contentsAddition, factsAdditions, headAdditions } from './book/additions.ts';
export { panel, panelIds } from './talk/panel.ts';
export { loading, newAnswers, notLoaded, notPosted, offline, signedOut } from './fragments.ts';
export type { ScriptSettings } from './script-settings.ts';
export { keySettings, scriptSettings } from './script-settings.ts';

export { listPage } from './talk/list.ts';
export { similarPart, threadPage } from './talk/thread.ts';
export type { ChangeThreadView } from './talk/change.ts';
export { changeThreadPage } from './talk/change.ts';
export type { MergeForm } from './talk/moving.ts';
export { mergePage, splitPage } from './talk/moving.ts';
export { previewPart } from './writing/text-field.ts';
export type { MailSettings } from './mail.ts';
export { composeMail, signInMail } from './mail.ts';
export type { PersonAction, PersonActionView } from './people/action.ts';
export { personActionPage } from './people/action.ts';
export { askPage, choosePlacePage, wholeSection } from './writing/ask.ts';
export { editPostPage, replyPage } from './writing/reply.ts';
export type { AboutPost } from './writing/post-pages.ts';
export { deletePostPage, editsPage, removePostPage, reportPage } from './writing/post-pages.ts';
export {
  handlePage,
  linkPage,
  setupPage,
  signInPage,
  signInSheet,
  unsubscribePage,
} from './people/sign-in.ts';
export { personPage } from './people/person.ts';
export { draftsPage, headline, noticesPage } from './people/notices.ts';
export { apiKeysPage, deleteAccountPage, preferencesPage } from './people/preferences.ts';
export { casePage, decisionTold, queuePage } from './staff/queue.ts';
export { logPage } from './staff/log.ts';
export { searchPage } from './search.ts';
export { failurePage, refusalPage, refusalWords } from './refusal.ts';

export type * from './views/list.ts';
export type * from './views/parts.ts';
export type * from './views/people.ts';
export type * from './views/queue.ts';
export type * from './views/thread.ts';
export type * from './views/writing.ts';
