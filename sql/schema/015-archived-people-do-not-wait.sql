-- Archiving takes people off wait lists. Whoever was archived before that still stood in the line, and was promised a seat that they
-- would not have been given.

UPDATE wait_entries
   SET status = 'removed',
       done_at = (SELECT COALESCE(p.archived_at, wait_entries.added_at) FROM members p
                   WHERE p.organisation_id = wait_entries.organisation_id AND p.account_id = wait_entries.account_id)
 WHERE status = 'waiting'
   AND EXISTS (SELECT 1 FROM members p WHERE p.organisation_id = wait_entries.organisation_id AND p.account_id = wait_entries.account_id
                  AND p.status = 'archived');
UPDATE groups
   SET on_wait_list = (SELECT COUNT(*) FROM wait_entries w WHERE w.group_id = groups.id AND w.status = 'waiting')
 WHERE on_wait_list > 0;
