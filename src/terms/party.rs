//! Parties (§4): the organ, units, persons, bodies; posts, roles, classes.

use super::form::codes;

codes! {
    /// The level of a decision organ (决策机关).
    pub enum Level {
        /// 自治区人民政府.
        AutonomousRegion = "autonomous_region" / "自治区" / "autonomous region",
        /// 盟行政公署, a dispatched organ of the region.
        League = "league" / "盟行政公署" / "league administrative office",
        /// 设区的市人民政府.
        City = "city" / "设区的市" / "city with districts",
        /// 旗、自治旗、县、县级市、市辖区人民政府.
        BannerCounty = "banner_county" / "旗县级" / "banner or county",
        /// 职能部门 of a government at banner or county level and above.
        Department = "department" / "职能部门" / "department",
        /// 苏木、乡、民族乡、镇人民政府.
        Township = "township" / "苏木乡镇" / "township",
        /// 街道办事处.
        Subdistrict = "subdistrict" / "街道办事处" / "subdistrict office",
        /// 开发区等管委会.
        Zone = "zone" / "管委会" / "zone administration",
        /// Anything else: out of scope.
        Other = "other" / "其他" / "other",
    }
}

codes! {
    /// How the regulation applies to the organ (arts 2, 23).
    pub enum Application {
        /// 直接适用.
        Direct = "direct" / "直接适用" / "direct",
        /// 参照执行.
        ByReference = "by_reference" / "参照执行" / "by reference",
        /// Open until determined.
        Open = "open" / "适用待定" / "open",
        /// Not within arts 2 and 23.
        OutOfScope = "out_of_scope" / "不适用" / "out of scope",
    }
}

codes! {
    /// The kind of a unit.
    pub enum UnitKind {
        /// 行政机关.
        AdministrativeOrgan = "administrative_organ" / "行政机关" / "administrative organ",
        /// 法律、法规授权的组织.
        AuthorisedOrganisation = "authorised_organisation" / "授权组织" / "authorised organisation",
        /// 事业单位.
        PublicInstitution = "public_institution" / "事业单位" / "public institution",
        /// 企业.
        Enterprise = "enterprise" / "企业" / "enterprise",
        /// Other.
        Other = "other" / "其他" / "other",
    }
}

codes! {
    /// The kind of a body: who decides, answers, evaluates, receives.
    pub enum BodyKind {
        /// 监察机关.
        Supervisory = "supervisory" / "监察机关" / "supervisory organ",
        /// 任免机关、单位.
        Appointing = "appointing" / "任免机关" / "appointing organ",
        /// 公务员主管部门.
        CivilService = "civil_service" / "公务员主管部门" / "civil-service department",
        /// 上级机关.
        HigherOrgan = "higher_organ" / "上级机关" / "higher organ",
        /// 评估机构.
        Evaluator = "evaluator" / "评估机构" / "evaluator",
        /// 受理机关.
        Receiving = "receiving" / "受理机关" / "receiving organ",
        /// 法院 or another body.
        Other = "other" / "其他机构" / "other body",
    }
}

codes! {
    /// The role of an executing unit.
    pub enum UnitRole {
        /// 牵头执行单位.
        Lead = "lead" / "牵头" / "lead",
        /// 配合执行单位.
        Cooperating = "cooperating" / "配合" / "cooperating",
        /// 单独执行.
        Sole = "sole" / "单独执行" / "sole",
    }
}

codes! {
    /// Whether the unit is a competent department (主管部门) for the matter.
    pub enum Competence {
        /// 主管部门.
        Competent = "competent" / "主管部门" / "competent department",
        /// 非主管部门; the designation gives a reason.
        Other = "other" / "非主管部门" / "not a competent department",
    }
}

codes! {
    /// A post (职务) in a unit or the organ.
    pub enum Post {
        /// 行政首长.
        ChiefExecutive = "chief_executive" / "行政首长" / "chief executive",
        /// 决策机关负责人.
        OrganLeader = "organ_leader" / "决策机关负责人" / "leader of the organ",
        /// 主要负责人.
        PrincipalHead = "principal_head" / "主要负责人" / "principal head",
        /// 其他负责人.
        OtherHead = "other_head" / "其他负责人" / "other head",
        /// 工作人员.
        Staff = "staff" / "工作人员" / "staff",
    }
}

codes! {
    /// In which capacity a person answers (art 10, art 21).
    pub enum Capacity {
        /// 第一责任人.
        FirstResponsible = "first_responsible" / "第一责任人" / "first responsible person",
        /// 承担相应责任.
        Corresponding = "corresponding" / "相应责任人" / "correspondingly responsible",
        /// 负有责任的领导人员.
        ResponsibleLeader = "responsible_leader" / "负有责任的领导人员" / "responsible leader",
        /// 直接责任人员.
        DirectlyResponsible = "directly_responsible" / "直接责任人员" / "directly responsible person",
    }
}

codes! {
    /// The class of a public employee (公职人员), which decides the sanctions open and the remedies.
    pub enum PersonClass {
        /// 公务员 and those managed by that law.
        CivilServant = "civil_servant" / "公务员（参公人员）" / "civil servant",
        /// 公办事业单位中从事管理的人员.
        InstitutionManager = "institution_manager" / "事业单位管理人员" / "manager of a public institution",
        /// 国有企业管理人员.
        EnterpriseManager = "enterprise_manager" / "国有企业管理人员" / "manager of a state enterprise",
        /// 基层群众性自治组织中从事管理的人员.
        GrassrootsManager = "grassroots_manager" / "基层自治组织管理人员" / "manager of a grass-roots organisation",
        /// 其他依法履行公职的人员.
        OtherPublic = "other_public" / "其他公职人员" / "other public employee",
        /// 非公职人员.
        NotPublic = "not_public" / "非公职人员" / "not a public employee",
    }
}

codes! {
    /// Whether a person is in service.
    pub enum Service {
        /// 在职.
        InService = "in_service" / "在职" / "in service",
        /// 退休.
        Retired = "retired" / "退休" / "retired",
        /// 离职.
        Left = "left" / "离职" / "left",
        /// 死亡.
        Dead = "dead" / "死亡" / "dead",
    }
}
