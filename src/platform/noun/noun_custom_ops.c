/* What an administrator added to a noun, in the verbs: told in the history like any other field. */
#include "platform/custom/custom_ops.h"
#include "platform/noun/noun_inner_ops.h"

enum err noun_custom_changed(struct ctx *cx, const struct history_subject *of, const void *before, const void *after,
                             int *changes)
{
	const struct record *texts = custom_texts_record(cx, of->record, after);
	struct history_subject own = *of;
	int more = 0;
	if (!texts)
		return OK;
	own.record = texts;
	TRY(history_changed(cx, &own, custom_texts(cx, texts, of->record, before),
	                    custom_texts(cx, texts, of->record, after), &more));
	*changes += more;
	return OK;
}

enum err noun_custom_removed(struct ctx *cx, const struct history_subject *of, const void *obj)
{
	const struct record *texts = custom_texts_record(cx, of->record, obj);
	struct history_subject own = *of;
	if (!texts)
		return OK;
	own.record = texts;
	return history_removed_values(cx, &own, custom_texts(cx, texts, of->record, obj));
}
