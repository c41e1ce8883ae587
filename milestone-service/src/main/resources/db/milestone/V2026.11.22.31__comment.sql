-- What people say of milestones. Of a deleted comment only who and when stays; its texts are erased.
CREATE TABLE milestone_comment (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  milestone_id UUID NOT NULL,
  text LONGTEXT COLLATE utf8mb4_uca1400_ai_ci NULL,
  named LONGTEXT NOT NULL,
  mentions LONGTEXT NOT NULL,
  author_id UUID NULL,
  author VARCHAR(200) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  created_at DATETIME(6) NOT NULL,
  edited_at DATETIME(6) NULL,
  deleted_at DATETIME(6) NULL,
  deleted_by_id UUID NULL,
  deleted_by VARCHAR(200) COLLATE utf8mb4_uca1400_ai_ci NULL,
  UNIQUE KEY milestone_comment_tenant (tenant_id, id),
  KEY milestone_comment_milestone (tenant_id, milestone_id, id),
  CONSTRAINT milestone_comment_milestone FOREIGN KEY (tenant_id, milestone_id) REFERENCES milestone (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a comment said before it was edited.
CREATE TABLE milestone_comment_revision (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  comment_id UUID NOT NULL,
  text LONGTEXT COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  replaced_at DATETIME(6) NOT NULL,
  KEY milestone_comment_revision_comment (tenant_id, comment_id, id),
  CONSTRAINT milestone_comment_revision_comment FOREIGN KEY (tenant_id, comment_id) REFERENCES milestone_comment (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
