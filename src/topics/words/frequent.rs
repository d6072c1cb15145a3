//! Words that are frequent in reports at large: each stood in at least four of ten English reports, 12 times or more in
//! 100,000 words.

/// The frequent words of English.
pub(in crate::topics) const ENGLISH: &str = "\
    able about above absence abuse access accordance according account accountability achieved achieving \
    acquisition across action activities actors actual add addition additional address addressed adequate \
    administrative adopted advance advanced advice advisory affairs affected africa after against agencies \
    agreed agreement agreements aid aimed air all allow alone along already also among amount amounts \
    analysis and another anticipated any application approach approaches appropriate approved april are area \
    areas armed arrangements asked assembly assessed assessment assistance associated attention authorities \
    authority available average awareness balance bank based basis because become been before began being \
    below better between beyond bodies both brought budget budgets build building but calls can capacities \
    capacity capacity-building capital care carried carry case cases cash categories category cent centre \
    centres chain challenges change changes changing chapter chief child children civil civilian clear close \
    closed closure collaboration collection commercial commission commitment commitments committee common \
    communications community compared complex compliance component comprehensive concern concerned concerns \
    conditions conduct conducted conference conflict consideration considered consolidation constraints \
    construction consultants consultations context contingent continue continued continues continuing \
    contracts contribute contributions control convention cooperation coordinated coordination coordinator \
    core cost costs could council countries country course courts created crime criminal crisis critical \
    cultural current daily data date days december decision decision-making delivered delivery democratic \
    department deployed deployment described detailed develop developed developing development dialogue did \
    different disabilities discussions distributed diverse documents does done donor donors due during duty \
    each early economic economy education educational effective effectively effectiveness efficiency \
    efficient efforts either emergency emerging enable enabled enabling end engineering enhance enhanced \
    enhancing ensure ensuring entities environment environmental equipment equivalent especially essential \
    establish established establishing establishment estimated estimates europe evaluation every evidence \
    evolving example exchange existing expanded expansion expected expenditure experience extended external \
    face facilitate facilitated facilities far february fewer field finance financial financing first five \
    focus focused following follows food footprint for force forces form formed former forms forums \
    fostering found four framework frameworks from fuel full fully functions fund funded funding funds \
    further future gains gap gender general generated given global goals good goods governance government \
    governments grants greater gross ground group groups growing guidance guide guidelines had half has have \
    having health held help high high-level higher hours how however human humanitarian identified iii \
    impact implementation implemented implications importance important improve improved improvements \
    improving include included includes including inclusion inclusive income increase increased increasing \
    increasingly independent index indicated indicators individual individuals information informed \
    infrastructure initiative initiatives institutional institutions instruments integrated intended \
    interest internal international into investment issued issues its january joint judicial july june \
    justice keep kept key knowledge labour lack land large launched law leadership leading learning least \
    led legal less level levels life limited line lines list local locations logistical logistics long-term \
    longer low lower made main maintain maintaining maintenance major make management mandate mandates many \
    march material materials may means measures mechanism mechanisms media medical meeting meetings member \
    members met military million ministry mission missions mitigation mobile mobilization model monitoring \
    month monthly months more most movement movements much must national nations need needed needs \
    negotiations net network new next nine non-governmental not note noted november now number observers \
    october office officer officers offices official officials often once one ongoing online only open \
    opened operating operation operational operations opportunities order organization organizations \
    organized other others out over overall oversight owing own pace para paragraph paragraphs paras part \
    participants participation particular parties partners partnership parts party peace people per \
    performance period permanent persistent person personnel persons phase place placed plan planned \
    planning plans platform platforms points police policy political population position positions possible \
    posts potential power practice prepared presence present presented prevent prevention previous primarily \
    primary principles priorities prioritization priority private procedures process procurement production \
    programme programmes progress project projected projects promote promoting property proposal proposals \
    proposed protection provide provided providing provision public quality questions raised range rapid \
    rate rates rather reached reaching received recent recommendation recommendations recommended recommends \
    record recruitment reduce reduced reducing reduction reflect reflected reflecting reform regard \
    regarding regional regions regular related release relevant remain remained remaining remains report \
    reported reporting reports representation representative representatives representing request requested \
    requests require required requirements requires research resilience resolution resource resources \
    respect response responsibilities responsible result resulted resulting results return revenue review \
    revised right rights risk risks road role rule rules safe safety same scale schools second secretariat \
    secretary-general section sector sectors security see separate september service services session \
    sessions set seven several share shared should shows significant significantly since situation six small \
    social society some sources space special specific staff standard standards state states stations status \
    still storage strategic strategies strategy strengthen strengthened strengthening structure structures \
    subject submitted such sufficient supplies supply support supported supporting survey sustainable system \
    systems table take taken taking tasks team technical technology telecommunications temporary ten terms \
    than that the their them there therefore these they third this those threats three through throughout \
    time times together took tool tools total towards trained training transfer transformation transition \
    transparency transport travel treatment trends trust two under understanding undertaken undp unicef unit \
    united units until updated upon use used using vacancy value various view violations violence volume \
    voluntary vulnerable was waste water way ways well were what when where which while who will with within \
    without women women’s work working works world would year years yet youth";
/// Small words and forms of verbs with which no term begins or ends.
pub(in crate::topics) const FUNCTION: &str = "\
    the and that which who whom whose this these those with without from into onto upon over under between among \
    about above after again against all also although any are because been before being below both but can cannot \
    could did does doing done down during each either else ever every for had has have having her here hers him his \
    how however its itself just less may might more most must neither nor not now off once only other our out own \
    per same shall she should since some still such than their them then there thereby they through thus too until \
    very was were what when where whether while will would yet you your including included based used using made \
    make well as by or if in is it of on so to up we be an at do he me my no us well-being";

/// Words that reports at large use often in Chinese, and parts of sentences that are no terms.
pub(in crate::topics) const CHINESE: &str = "\
    本报告 一次 号决议 决议 挑战 进行 便利 作用 目标 重点 领域 案件 讲习班 情况 问题 方面 方式 工作 报告 章节 段落 附件 日期 \
    主席 秘书长 代表 代表团 专家们 人员 人数 人士 人口数 人 名 份 场 次数 数量 数目 部分 内容 过程 程序 程度 结果 结论 建议 意见 \
    背景 基础 原因 条件 状况 形势 局面 环境中 机会 可能 潜力 优先 优先事项 事项 议题 主题 专题 题目 会期 届会 会上 会后 届 \
    年度内 期间内 阶段 第一阶段 第二阶段 季度 时期 时间 地点 地区内 国家和 各国的 世界各国 全世界 社会各界 各类 各种 多种 多个 \
    更多 更好 更大 最佳 最佳做法 良好 良好做法 做法 经验 教训 经验教训 进展 成就 成功 努力 贡献 支持度 帮助 投入 参与度 关系 \
    联系 途径 渠道 办法 手段 工作人员 员额 职位 费用 经费 资源 款额 美元 百万美元 万美元 预计 估计 目前 现在 今后 未来 过去 \
    最近 近年 近年来 去年 今年 明年 去 来 此 该 其 并 及 使 向 起来 出来 上述 下述 下列 如下 以下 以上 之一 总体 整体 整个 全部 \
    大多数 多数 少数 部长级 高层 双方 各方 一方 另一方 男子 男性 女性 成员 伙伴 群体 当事方 用户 缔约方 缔约国 会员国 成员国 \
    审议期间 所述期间 报告所述期间 本文件 文件 资料 材料 手册 指南 准则 课程 培训班 研讨会 会议 小组 办公室 总部 外地 现场 实地 \
    工作计划 任务规定 授权 职权 职责 责任 义务 权利 权力 利益 好处 影响 后果 威胁 风险 危险 危机 压力 困难 障碍 缺点 差距 需要 \
    要求 请求 申请 通知 说明 解释 定义 含义 概念 概况 概览 摘要 导言 序言 前言 例子 实例 样本 模式 模型 类型 种类 性质 特点 特征 重要 主要";
