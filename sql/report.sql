-- The report of a group's course: totals above, and a page of learners.

-- report_totals(organisation_id int, group_id int, course_id int): What the tiles tell, from kept totals.
SELECT learners AS learners, in_progress AS in_progress, completed AS completed, learners - in_progress - completed AS not_started,
       scored AS scored, score_sum AS score_sum, completed_seconds AS completed_seconds
  FROM report_totals
 WHERE organisation_id = :organisation_id AND group_id = :group_id AND course_id = :course_id;
