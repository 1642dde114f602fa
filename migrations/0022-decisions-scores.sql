-- The scores of a proposal that was decided otherwise: undoing needs them, but who has yet to rate the customer is not to read them.
UPDATE history SET act = 'changed_silently' WHERE kind = 'decision' AND act = 'changed' AND field IN ('attractiveness', 'strength', 'in_set');
