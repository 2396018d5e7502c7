-- organisation_features(id int): What is switched on, a column a feature.
SELECT csv_upload AS csv_upload, join_page AS join_page, scheduled_notices AS scheduled_notices, temporary_passwords AS temporary_passwords
  FROM organisations
 WHERE id = :id;
