"""第五十四条 人才 — a mechanism for training talent, people fit for their posts; training by the associations.

Article 12 asks for the knowledge and skills of security staff; this article adds experience and professional ethics.
"""

from __future__ import annotations

from zhengdun.kit.binding import ASSOCIATION, CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import institutions
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import in_force, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import documented
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import art
from zhengdun.ledger.tables.governance import Staff
from zhengdun.ledger.tables.people import Training

TRAINING_MONTHS = internal_standard(
    "association_training_months",
    "行业协会组织培训交流的间隔（“定期”）|interval of training by industry associations (定期)",
    unit="个月|months",
    cite=art(54, 2),
    default=12,
    why="建议值：每年至少一次，与第五十五条的年度教育同步；本办法未定间隔"
    "|A suggestion: once a year, in step with the education of article 55; the Measures set no interval",
)

security_staff = rows(Staff, Staff.works_in_security.col, in_force(Staff.joined_on, Staff.left_on))

talent_mechanism_is_in_force = Duty(
    id="54.1-1",
    cite=art(54, 1),
    title="建立人才培养机制|A mechanism for training talent is in force",
    binds=CORE | OPERATING,
    quote="建立与网络和信息安全工作特点相适应的人才培养机制",
    earlier=(in_draft("47.1a", "建立与网络安全工作特点相适应的人才培养机制"),),
    shape=documented("talent_mechanism"),
    evidence="人才培养机制文件、培养计划|The document of the mechanism, the training plan",
    remedy="制定并批准人才培养机制，登记批准日期|Draw up and approve the mechanism; record the day of approval",
)

security_staff_fit_their_posts = Duty(
    id="54.1-2",
    cite=art(54, 1),
    title="安全人员的资质、经验、素质和道德符合岗位要求|Security staff fit their posts",
    binds=CORE | OPERATING,
    quote="确保人才资质、经验、专业素质及职业道德符合岗位要求",
    earlier=(in_draft("47.1b", "确保网络安全人才的资质、经验、专业素质及职业道德符合岗位要求"),),
    shape=Holds(
        each=security_staff,
        when=Staff.fits_post.col,
        says="资质、经验、专业素质及职业道德符合岗位要求|qualification, experience, skills and ethics fit the post",
    ),
    evidence="岗位要求、任职资格核查记录|The requirements of the post, the check of the person",
    remedy="对照岗位要求核查该人员并登记结果；不符合的培训或者调整岗位|Check the person against the post and record the result; train or move those who do not fit",
)

association_has_a_training_plan = Duty(
    id="54.2-1",
    cite=art(54, 2),
    title="行业协会制定培训计划|The association has a training plan",
    binds=ASSOCIATION,
    quote="行业协会应当制定网络和信息安全培训计划",
    earlier=(in_draft("47.2a", "行业协会应当制定网络安全培训计划"),),
    shape=documented("training_plan"),
    evidence="培训计划|The training plan",
    remedy="制定并批准培训计划，登记批准日期|Draw up and approve the plan; record the day of approval",
)

association_trains_regularly = Duty(
    id="54.2-2",
    cite=art(54, 2),
    title="行业协会定期组织培训交流|The association trains the trade regularly",
    binds=ASSOCIATION,
    quote="定期组织培训交流",
    earlier=(
        in_draft("47.2b", "定期组织培训交流"),
        in_2012("40a", "定期组织信息技术培训和交流"),
    ),
    shape=Regularly(each=institutions, of=rows(Training), on=Training.held_on, every=months(TRAINING_MONTHS)),
    evidence="培训交流记录|Records of training",
    remedy="组织培训交流，并登记培训日期|Hold a training and record the day",
)
