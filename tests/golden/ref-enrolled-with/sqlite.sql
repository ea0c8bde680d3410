-- Student: Students have a code. Students are enrolled in courses with a grade (up to 2 characters).
CREATE TABLE "students" (
    "id" BLOB NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_students" PRIMARY KEY ("id"),
    CONSTRAINT "check_students_code_length" CHECK (length("code") <= 255)
) STRICT;
CREATE TRIGGER "students_set_updated_at" AFTER UPDATE ON "students" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."code", NEW."created_at") IS NOT (OLD."id", OLD."code", OLD."created_at")
BEGIN
    UPDATE "students" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Course: Courses have a title.
CREATE TABLE "courses" (
    "id" BLOB NOT NULL,
    "title" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_courses" PRIMARY KEY ("id"),
    CONSTRAINT "check_courses_title_length" CHECK (length("title") <= 255)
) STRICT;
CREATE TRIGGER "courses_set_updated_at" AFTER UPDATE ON "courses" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."title", NEW."created_at") IS NOT (OLD."id", OLD."title", OLD."created_at")
BEGIN
    UPDATE "courses" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- StudentCourse: Students are enrolled in courses
CREATE TABLE "student_courses" (
    "student_id" BLOB NOT NULL,
    "course_id" BLOB NOT NULL,
    "grade" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_student_courses" PRIMARY KEY ("student_id", "course_id"),
    CONSTRAINT "fk_student_courses_student_id_students" FOREIGN KEY ("student_id") REFERENCES "students" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_student_courses_course_id_courses" FOREIGN KEY ("course_id") REFERENCES "courses" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_student_courses_grade_length" CHECK (length("grade") <= 2)
) STRICT;
CREATE INDEX "idx_student_courses_on_course_id" ON "student_courses" ("course_id");
CREATE TRIGGER "student_courses_set_updated_at" AFTER UPDATE ON "student_courses" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."student_id", NEW."course_id", NEW."grade", NEW."created_at") IS NOT (OLD."student_id", OLD."course_id", OLD."grade", OLD."created_at")
BEGIN
    UPDATE "student_courses" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "student_id" = NEW."student_id" AND "course_id" = NEW."course_id";
END;
