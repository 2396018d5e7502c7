-- activity_add(organisation_id int, group_id int, account_id int, now int, kind text, verb text, membership_id int, member_id int, subject text, detail text): One line of the log; 0 stands for none.
INSERT INTO activities (organisation_id, group_id, account_id, at, kind, verb, membership_id, member_id, subject, detail)
VALUES (NULLIF(:organisation_id, 0), NULLIF(:group_id, 0), NULLIF(:account_id, 0), :now, :kind, :verb,
        NULLIF(:membership_id, 0), NULLIF(:member_id, 0), :subject, :detail);
