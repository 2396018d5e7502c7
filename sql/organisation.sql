-- organisation_features(id int): What is switched on, a column a feature.
SELECT csv_upload AS csv_upload, join_page AS join_page, scheduled_notices AS scheduled_notices, temporary_passwords AS temporary_passwords,
       own_seats AS own_seats
  FROM organisations
 WHERE id = :id;

-- organisation_get(id int): The profile, and how it stands.
SELECT id AS id, name AS name, description AS description, website AS website, contact AS contact, time_zone AS time_zone,
       temporary_passwords AS temporary_passwords, password_columns AS password_columns,
       seat_return AS seat_return, quiet_from AS quiet_from, quiet_until AS quiet_until, status AS status, status AS status_is, created_at AS created_at
  FROM organisations
 WHERE id = :id;

-- organisation_add(name text, name_key text, time_zone text, now int): A new organisation; none when the name is taken.
INSERT INTO organisations (name, name_key, time_zone, created_at) VALUES (:name, :name_key, :time_zone, :now)
    ON CONFLICT (name_key) DO NOTHING;

-- organisation_by_name(name_key text): Who has this name.
SELECT id AS id FROM organisations WHERE name_key = :name_key;

-- organisation_update(id int, name text, name_key text, description text, website text, contact text, time_zone text, temporary_passwords int, password_columns int): Saves the profile.
UPDATE organisations
   SET name = :name, name_key = :name_key, description = :description, website = :website, contact = :contact, time_zone = :time_zone,
       temporary_passwords = :temporary_passwords, password_columns = :password_columns
 WHERE id = :id;

-- organisation_switch(id int, feature text, is_on int): Switches one feature; none when it stands so already or there is no such feature.
UPDATE organisations
   SET csv_upload = CASE WHEN :feature = 'csv_upload' THEN :is_on ELSE csv_upload END,
       join_page = CASE WHEN :feature = 'join_page' THEN :is_on ELSE join_page END,
       scheduled_notices = CASE WHEN :feature = 'scheduled_notices' THEN :is_on ELSE scheduled_notices END,
       own_seats = CASE WHEN :feature = 'own_seats' THEN :is_on ELSE own_seats END
 WHERE id = :id
   AND :is_on <> CASE :feature WHEN 'csv_upload' THEN csv_upload WHEN 'join_page' THEN join_page
                               WHEN 'scheduled_notices' THEN scheduled_notices WHEN 'own_seats' THEN own_seats ELSE :is_on END;

-- organisation_set_status(id int, status text): Closes or reopens it; none when it stands so already.
UPDATE organisations SET status = :status WHERE id = :id AND status <> :status;

-- organisation_set_announced(id int, now int): The announcement was sent, or is not wanted.
UPDATE organisations SET announced_at = :now WHERE id = :id AND announced_at IS NULL;

-- organisation_close_checklist(id int, now int): The checklist was put away.
UPDATE organisations SET checklist_closed_at = :now WHERE id = :id AND checklist_closed_at IS NULL;

-- organisation_checklist(id int): What of the setting up is done; none when the checklist was put away.
SELECT name AS name, CASE WHEN description <> '' AND contact <> '' THEN 1 ELSE 0 END AS profile,
       EXISTS (SELECT 1 FROM courses c WHERE c.organisation_id = o.id) AS courses,
       EXISTS (SELECT 1 FROM groups g WHERE g.organisation_id = o.id) AS groups,
       CASE WHEN announced_at IS NOT NULL THEN 1 ELSE 0 END AS announced,
       EXISTS (SELECT 1 FROM membership_counts m WHERE m.organisation_id = o.id) AS people
  FROM organisations o
 WHERE id = :id AND checklist_closed_at IS NULL;

-- organisation_people(id int): Active and archived members.
SELECT status AS status, people AS people FROM member_counts WHERE organisation_id = :id;
